namespace Postvogn.DigitalPost;

/// <summary>The service takes both (TI 10.6.1).</summary>
public enum UploadForm
{
    /// <summary>The archive is the body.</summary>
    Raw,

    /// <summary>The part <c>file</c> of multipart/form-data.</summary>
    Multipart,
}
