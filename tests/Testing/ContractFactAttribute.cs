using Xunit.Abstractions;
using Xunit.Sdk;

namespace Postvogn.Testing;

/// <summary>A test of a contract suite: a class inherits it for each implementation. Where a class has a static property
/// <c>Missing</c> that gives a reason, its tests are skipped with it.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Postvogn.Testing.ContractFactDiscoverer", "Postvogn.Testing")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="ContractFactAttribute"/>.</summary>
public sealed class ContractFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A test of a contract suite, in one of its classes.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("For xunit, which makes it before it fills it.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        (string?)TestMethod.TestClass.Class.ToRuntimeType().GetProperty("Missing")?.GetValue(null) ?? base.GetSkipReason(factAttribute);
}
