namespace Postvogn.Drops;

/// <summary>Where the files of a package lie: beside its letter.json, in a store, a folder or an archive.</summary>
public interface IPackageFiles
{
    /// <summary>Opens a file for reading forwards. The path is as the letter.json gives it: relative, and not to be trusted. Null if
    /// there is none of that name, or the name leads elsewhere.</summary>
    ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken);
}
