namespace Postvogn.DigitalPost;

/// <summary>The value of a call that gives only its success.</summary>
public readonly record struct Nothing;
