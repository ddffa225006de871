"""Starts and stops processes, nothing else."""
