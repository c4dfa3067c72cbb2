namespace Postvogn.DigitalPost;

/// <summary>The value of a call that gives nothing but its success.</summary>
public readonly record struct Nothing;
