using System.Collections.Concurrent;
using AfterSchool.Rehearsal.Made;

namespace AfterSchool.Rehearsal.Play;

/// <summary>
/// What the city told the system of people: names, numbers, addresses. Whoever looks for them in what the system leaves behind finds
/// here what to look for.
/// </summary>
public sealed class ToldOfPeople
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>All of it, each once.</summary>
    public IReadOnlyCollection<string> All => [.. _told.Keys];

    /// <summary>Remembers what is told of a person.</summary>
    public PersonMade Of(PersonMade person)
    {
        ArgumentNullException.ThrowIfNull(person);
        Of(person.Name, person.Phone, person.Email);
        return person;
    }

    /// <summary>Remembers names and numbers.</summary>
    public void Of(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            _told[word] = true;
    }
}
