"""The engines that run the portable statements. Only files in here know which engine that is."""
