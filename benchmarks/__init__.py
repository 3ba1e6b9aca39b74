"""Measure the figures the service has to reach, each beside a floor or a peer in the same run."""
