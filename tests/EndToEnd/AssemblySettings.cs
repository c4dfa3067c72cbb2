// Each journey starts real processes; one at a time is faster than all at once on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
