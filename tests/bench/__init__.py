"""What an act, a list and a live message cost, as ratios to the bare thing in the same run (machines are noisy)."""
