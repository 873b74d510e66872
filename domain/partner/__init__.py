"""Help selling: offers of other shops that hosts bring here, from signed files."""
