namespace Postvogn.Drops;

/// <summary>The files beside a letter.json: in a store, a folder or an archive.</summary>
public interface IPackageFiles
{
    /// <summary>The path is as the letter.json gives it: relative, and not to be trusted. Null: it is not there, or leads
    /// elsewhere.</summary>
    ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken);
}
