using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Requests;

/// <summary>The function HandleRequest: one message of the queue <c>requests</c>, the event of a blob that another system has written: a
/// recall, or a print provider's answer.</summary>
internal sealed class HandleRequestHandler(Recalls recalls, PrintAnswers answers)
{
    public Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        var place = BlobEvent.PathOf(blobEvent);
        return place.Container switch
        {
            Places.Recalls => recalls.RunAsync(place.Name, cancellationToken),
            Places.Prints => answers.RunAsync(place, cancellationToken),
            _ => throw new InvalidDataException(
                $"The message is of a blob in another container than {Places.Recalls} and {Places.Prints}. Set the subject filters " +
                "of the event subscriptions to them."),
        };
    }
}
