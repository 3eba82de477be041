enum PlaceholderLinkage {}
