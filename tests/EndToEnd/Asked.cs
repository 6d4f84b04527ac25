using System.Collections.Concurrent;

namespace AfterSchool.EndToEnd;

/// <summary>Every address that browsers and programs asked, each once, as it went over the wire.</summary>
public sealed class Asked
{
    private readonly ConcurrentDictionary<string, bool> _addresses = new(StringComparer.Ordinal);

    /// <summary>The addresses, with their queries.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _addresses.Keys];

    internal void Hear(Uri address) => _addresses[address.AbsoluteUri] = true;
}
