enum PlaceholderExchanges {}
