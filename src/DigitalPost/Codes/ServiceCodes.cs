using System.Collections.Frozen;

namespace Postvogn.DigitalPost;

/// <summary>The codes that the calls of this client can be refused with at once (TI 13.4.1; those of the view client's calls are not among
/// them), in words that hold nothing of what was sent. Those of business receipts are <see cref="Postvogn.MeMo.MemoCodes"/>.</summary>
public static class ServiceCodes
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Any call.
        ["access.denied"] = "The system may not do this.",
        ["field.update.not.allowed"] = "A field was changed that may not be.",
        ["identity.does.not.exist"] = "The identity does not exist.",
        ["field.value.is.needed"] = "A field is empty that must have a value.",
        // Subscriptions to contacts and organisations.
        ["contact.id.duplicated"] = "The contact is in the subscription already.",
        ["contact.id.invalid"] = "A contact's id is blank.",
        ["url.invalid"] = "The notification address is no valid URL.",
        ["cvr.duplicated"] = "A CVR number is there more than once.",
        ["cvr.invalid"] = "A CVR number is not valid.",
        // Contacts and NemSMS.
        ["danish.mobile.number.needed"] = "A Danish mobile number is required.",
        ["exemption.end.update.not.allowed"] = "The end of an exemption may not be changed.",
        ["exemption.start.invalid"] = "The start of an exemption is not valid.",
        ["exemption.after.voluntary.registration.not.allowed"] = "Who has registered voluntarily cannot be made exempt.",
        ["invalid.exemption.start.or.end"] = "Start and end of an exemption may not be set.",
        ["id.not.exist"] = "The id does not exist.",
        ["registration.status.needed"] = "The registration status is required.",
        ["type.wrong"] = "The type is wrong.",
        ["type.update.not.allowed"] = "The type may not be changed.",
        ["changed.date.update.not.allowed"] = "status.changedDate may not be changed.",
        ["terms.id.missing"] = "No terms were accepted.",
        ["terms.id.invalid"] = "The terms that were accepted are not valid.",
        ["terms.type.missing"] = "The type of the terms is missing.",
        ["terms.version.missing"] = "The version of the terms is missing.",
        ["removal.of.confirmedDateTime.not.allowed"] = "A NemSMS confirmation may not be removed.",
        ["new.confirmedDateTime.must.be.after.old.confirmedDateTime"] = "A new confirmation must be later than the one before.",
        ["confirmedDateTime.can.not.be.in.the.future"] = "A confirmation cannot lie in the future.",
        ["cannot.confirm.nem.sms.for.nonexistent.verification"] = "The NemSMS number must be verified before it can be confirmed.",
        ["voluntary.registration.status.closed"] = "A closed contact cannot register voluntarily.",
        ["voluntary.registration.age"] = "A citizen below 15 cannot register voluntarily.",
        ["voluntary.registration.eligible"] = "Only who is entitled to can register voluntarily.",
        ["voluntary.registration.active"] = "The citizen is registered already.",
        ["verification.max.attempts"] = "The PIN was tried too often.",
        ["verification.validity.exceeded"] = "The PIN has expired.",
        ["verification.pin.invalid"] = "The PIN is wrong.",
        ["verification.pin.is.present.for.non.verifying.state"] = "There is a PIN although nothing is being verified.",
        ["verification.not.in.verifying.state"] = "Nothing is being verified.",
        ["verification.state.invalid"] = "The verification's state is not valid.",
        ["verification.already.exists"] = "The verification is there already.",
        ["verification.is.not.verified"] = "The number is not verified.",
        // Contact points, contact groups, systems, organisations.
        ["activefrom.needed.when.activeto.stated"] = "activeTo needs an activeFrom.",
        ["activefrom.invalid"] = "activeFrom is too late.",
        ["activefrom.required"] = "activeFrom is required.",
        ["activeto.not.allowed"] = "A default recipient system cannot be made inactive, so it has no activeTo.",
        ["activeto.invalid"] = "activeTo is not before what it must be before.",
        ["active.invalid"] = "The contact point cannot be active while its recipient system is not.",
        ["active.period.invalid"] = "Only one recipient system may be active at a time.",
        ["cvr.number.not.exist"] = "The CVR number does not exist.",
        ["cvr.number.invalid"] = "The CVR number is not valid.",
        ["delegated.cvr.does.not.exist"] = "The CVR number that the system is delegated to does not exist.",
        ["delegated.cvr.cannot.equal.owner.organization.cvr"] = "A system is delegated to another CVR number than its owner's only.",
        ["invalid.system.type.delegated.cvr"] = "Only a sender or recipient system can be delegated.",
        ["authority.type.not.allowed"] = "Only authorities have an authority type.",
        ["authority.type.invalid"] = "The authority type is not valid.",
        ["organisation.type.invalid"] = "The organisation's type is not valid.",
        ["contact.groups.circular.dependencies"] = "A contact group lies within itself.",
        ["invalid.parent.group"] = "The parent group is not valid.",
        ["contact.group.delete.subgroup.exists"] = "The contact group has groups below it.",
        ["contact.group.delete.related.contact.point.exists"] = "The contact group has contact points.",
        ["system.has.contact.point"] = "The system has a contact point.",
        ["contact.point.code.type.exist"] = "The contact point has a code of this type already.",
        ["contact.point.code.type.custom.limit.exceeded"] = "The contact point has too many codes of the type CUSTOM.",
        ["code.version.is.needed"] = "The code needs the version of its classification.",
        ["targets.type.needed"] = "The contact point needs a target.",
        ["danish.phone.number.needed"] = "A Danish mobile number is required.",
        ["danish.phone.number.invalid"] = "The mobile number is not a Danish one.",
        ["email.address.needed"] = "An email address is required.",
        ["email.address.invalid"] = "The email address is not valid.",
        ["externalLink.invalid"] = "The external link is no URL.",
        ["externalLinkText.needed"] = "The external link needs a text.",
        ["technical.contact.required.for.standard.system.template"] = "A technical contact is required.",
        ["endpoint.is.invalid"] = "The endpoint is not valid.",
        ["endpoint.not.null"] = "A system that fetches has no endpoint.",
        ["sender.system.endpoint.is.not.null"] = "A sender system has no endpoint.",
        ["receiptEndpoint.is.invalid"] = "The receipt endpoint is not valid.",
        ["receiptEndpoint.not.empty"] = "A recipient system that fetches has no receipt endpoint.",
        ["recipient.system.receipt.endpoint.not.null"] = "A recipient system has no receipt endpoint.",
        ["endpointCertificateType.is.invalid"] = "The type of certificate is not valid.",
        ["oces.public.certificate.validation.failed"] = "The certificate did not pass its validation.",
        ["oces.public.certificate.not.foces.or.voces"] = "The certificate is neither an organisation's nor a system's.",
        ["oces.public.certificate.not.issued.by.nets"] = "The certificate is not signed by the right root.",
        ["oces.public.certificate.could.not.be.parsed"] = "The certificate cannot be read.",
        ["nets.root.cert.not.found"] = "Digital Post has no root to check the certificate with.",
        ["service.protocol.invalid.for.attaching.certificates"] = "A system with this protocol has no certificate.",
        ["service.protocol.invalid.for.attaching.ssh-keys"] = "A system with this protocol has no SSH key.",
        ["service.protocol.invalid.for.system.type"] = "A system of this type cannot have this protocol.",
        ["service.protocol.not.supported"] = "The protocol is not supported.",
        ["service.protocol.sft.missing.ip"] = "SFTP needs an IP address.",
        ["ssh.public.key.too.large"] = "The SSH key's file is too large.",
        ["ssh.public.key.missing"] = "The SSH key's file is empty.",
        ["system.api.token.renew.not.allowed"] = "A system with a certificate cannot renew its API key.",
        ["system.memoTransitionDateTime.is.before.use"] = "The change to the new MeMo version is set too early.",
        ["system.memoTransitionDateTime.is.after.expiration"] = "The change to the new MeMo version is set too late.",
        ["field.ip.range.not.singular"] = "A range of IP addresses stands alone.",
        ["cannot.parse.ip"] = "An IP address cannot be read.",
        ["cannot.parse.ip.range"] = "A range of IP addresses cannot be read.",
        ["ip.list.too.big"] = "There are too many IP addresses.",
        ["ip.list.not.unique"] = "An IP address is there more than once.",
        ["invalid.ip.range.size"] = "The range of IP addresses is too large.",
        ["logo.organisationType.invalid"] = "Only authorities have a logo.",
        ["logo.contentType.invalid"] = "The logo is no image/png.",
        ["logo.fileSize.invalid"] = "The logo's file is too small or too large.",
        ["logo.dimensions.invalid"] = "The logo is not square, or too small.",
        ["logo.file.invalid"] = "The logo cannot be read.",
        ["html.validator.rejected"] = "The file is no HTML.",
        ["html.validator.rejected.comments"] = "The HTML has comments.",
        ["html.validator.rejected.element"] = "The HTML has an element that is not allowed.",
        ["html.validator.rejected.element.attributes"] = "The HTML has an attribute that is not allowed.",
        ["html.validator.rejected.unknown-element"] = "The HTML has a URL where none is allowed.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Words.Keys;

    /// <summary>What a code says; null for one that is not known.</summary>
    public static string? WordsOf(string? code) => code is null ? null : Words.GetValueOrDefault(code);

    // Of an answer's own code and of each field at fault; null when none is known.
    internal static string? CauseOf(ErrorMessage? error)
    {
        var known = error is null ? [] : error.FieldErrors.Select(field => field.Code).Prepend(error.Code)
            .Where(code => WordsOf(code) is not null).Distinct().Take(5).Select(code => $"{code}: {WordsOf(code)}").ToList();
        return known.Count == 0 ? null : string.Join(' ', known);
    }
}
