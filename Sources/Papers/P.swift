enum PlaceholderPapers {}
