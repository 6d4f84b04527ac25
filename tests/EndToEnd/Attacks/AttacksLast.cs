using Xunit.Sdk;
using Xunit.v3;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Who looks at what the city has left behind looks before it is attacked; attackers come in the order of their names.</summary>
public sealed class AttacksLast : ITestClassOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        [
            .. testClasses
                .OrderBy(one => one?.TestClassName.Contains(".Attacks.", StringComparison.Ordinal))
                .ThenBy(one => one?.TestClassName, StringComparer.Ordinal),
        ];
}
