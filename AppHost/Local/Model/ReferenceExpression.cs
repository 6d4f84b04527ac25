using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known only when the application starts.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly List<object> parts;

    private ReferenceExpression(List<object> parts) => this.parts = parts;

    /// <summary>Makes one from an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    /// <inheritdoc/>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new string?[parts.Count];
        for (var i = 0; i < parts.Count; i++)
            values[i] = parts[i] is IValueProvider value
                ? await value.GetValueAsync(cancellationToken)
                : (string)parts[i];
        return string.Concat(values);
    }

    /// <summary>What the compiler turns the interpolated string into.</summary>
    /// <param name="literalLength">The length of the fixed parts.</param>
    /// <param name="formattedCount">The number of values.</param>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly List<object> parts = new((2 * formattedCount) + Math.Sign(literalLength));

        /// <summary>Adds a fixed part.</summary>
        public void AppendLiteral(string value) => parts.Add(value);

        /// <summary>Adds a text known already.</summary>
        public void AppendFormatted(string? value) => parts.Add(value ?? "");

        /// <summary>Adds a value known later.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider => parts.Add(valueProvider);

        /// <summary>Adds a parameter's value.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider => parts.Add(valueProvider.Resource);

        internal ReferenceExpression ToExpression() => new(parts);
    }
}
