namespace Postvogn.DigitalPost;

/// <summary>How an archive is put into a request; the service takes both (TI 10.6.1).</summary>
public enum UploadForm
{
    /// <summary>The archive is the body.</summary>
    Raw,

    /// <summary>The archive is the part <c>file</c> of a form (multipart/form-data).</summary>
    Multipart,
}
