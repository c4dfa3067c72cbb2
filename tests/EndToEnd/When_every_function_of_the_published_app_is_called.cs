namespace Postvogn.EndToEnd;

[Collection(PublishedAppCollection.Name)]
public sealed class When_every_function_of_the_published_app_is_called(PublishedApp app) : EveryFunction(app.Folder, _ => { })
{
    [FactIfPublishable]
    public override Task Should_answer_each_trigger_as_its_binding_says() => base.Should_answer_each_trigger_as_its_binding_says();

    [FactIfPublishable]
    public override Task Should_serve_each_HTTP_function_on_its_route_and_no_trigger_to_strangers() =>
        base.Should_serve_each_HTTP_function_on_its_route_and_no_trigger_to_strangers();
}
