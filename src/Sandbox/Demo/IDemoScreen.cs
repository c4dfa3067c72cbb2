namespace Postvogn.Sandbox.Demo;

internal interface IDemoScreen
{
    void Tell(string line);

    void Show(DemoResult result);
}
