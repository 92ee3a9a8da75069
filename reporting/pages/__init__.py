"""The pages of what happens to a report; each module is named for what its pages show."""
