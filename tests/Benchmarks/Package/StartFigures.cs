namespace Postvogn.Benchmarks.Package;

/// <summary>What one start took.</summary>
/// <param name="Ready">From the start of the process until the host has its functions and serves.</param>
/// <param name="Health">To the first answer of <c>/api/health</c>, which writes to the store.</param>
/// <param name="Processor">Processor time until then, which other work on the machine changes least.</param>
/// <param name="Resident">RSS after a rest, in bytes.</param>
/// <param name="Proportional">PSS after a rest, in bytes: pages that other processes have too are shared out.</param>
internal sealed record StartFigures(TimeSpan Ready, TimeSpan Health, TimeSpan Processor, long Resident, long Proportional);
