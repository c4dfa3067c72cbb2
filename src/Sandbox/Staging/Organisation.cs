namespace Postvogn.Sandbox.Staging;

/// <summary>An organisation of the sandbox.</summary>
/// <param name="Cvr">Its CVR number, 8 digits.</param>
/// <param name="Name">Its name, as it stands in a letter's sender.</param>
/// <param name="MandatoryPostAllowed">Whether it may send post that reaches an exempt recipient too.</param>
internal sealed record Organisation(string Cvr, string Name, bool MandatoryPostAllowed);

/// <summary>A sender or recipient system of the sandbox.</summary>
/// <param name="Name">Its name in the settings, and the name of the source that drops for it.</param>
/// <param name="Id">Its id at Digital Post.</param>
/// <param name="Owner">The organisation that it belongs to.</param>
/// <param name="Protocol">How it gets receipts or letters.</param>
/// <param name="Sends">Whether it is a sender system; else a recipient system.</param>
internal sealed record MailSystem(string Name, Guid Id, Organisation Owner, Protocol Protocol, bool Sends);

/// <summary>A contact point of the municipality.</summary>
/// <param name="Id">The contactPointID.</param>
/// <param name="Label">Its name, as a citizen sees it.</param>
/// <param name="Destination">The folder of the inbox that its letters go to.</param>
/// <param name="System">The recipient system that gets its letters.</param>
internal sealed record ContactPoint(Guid Id, string Label, string Destination, MailSystem System);

/// <summary>How a system is reached (TI 12.2).</summary>
internal enum Protocol
{
    /// <summary>Digital Post calls the system.</summary>
    RestPush,

    /// <summary>The system asks Digital Post.</summary>
    RestPull,
}
