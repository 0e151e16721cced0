"""Acts a year: what the sample plan asks of a commune's people under each preset (product.md, timed stories)."""
