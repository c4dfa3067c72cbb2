namespace Postvogn.Sandbox.Demo;

/// <summary>Where a run tells how it goes: for a person, or for a program.</summary>
internal interface IDemoScreen
{
    /// <summary>Says what happens now.</summary>
    void Tell(string line);

    /// <summary>Shows what was counted.</summary>
    void Show(DemoResult result);
}
