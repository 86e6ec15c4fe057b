"""`python -m amity` is the command line."""

from amity.cli.main import main

if __name__ == "__main__":
    main()
