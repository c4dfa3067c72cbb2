namespace Postvogn.Drops;

/// <summary>Where the files of a package lie: beside its letter.json, in a store, a folder or an archive.</summary>
public interface IPackageFiles
{
    /// <summary>Opens a file for reading forwards.</summary>
    /// <param name="path">Its name as the letter.json gives it: relative, and not to be trusted.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>The file, or null if there is none of that name, or the name leads elsewhere.</returns>
    ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken);
}
