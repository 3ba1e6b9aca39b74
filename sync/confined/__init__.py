"""Work on bytes nobody vouches for, in a process of its own with limits of memory, processor and time.

Nothing is imported here, because the process imports this package and must start fast and know little.
"""
