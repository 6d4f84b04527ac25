using System.Reflection;
using System.Runtime.CompilerServices;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Architecture;

/// <summary>
/// A page says nothing that nobody reads: each of its keys is read by a rule, a duty, a note or a page, and not only carried from one
/// copy of the page into the next.
/// </summary>
public sealed class EveryKeyIsRead
{
    private static readonly string[] OfRecords =
    [
        "PrintMembers",
        "Equals",
        "GetHashCode",
        "ToString",
        "<Clone>$",
        "Deconstruct",
        ".ctor",
    ];

    public static TheoryData<string> Five => [.. House.Five];

    [Theory]
    [MemberData(nameof(Five))]
    public void By_something_besides_the_reader(string service)
    {
        var type = House.PageOf(service);
        var keys = PageKeys.Of(type).Where(key => key.Property.DeclaringType!.Assembly == type.Assembly).ToArray();
        var read = new HashSet<string>();
        foreach (var method in type.Assembly.GetTypes().SelectMany(Methods))
            read.UnionWith(Read(method, keys));

        Assert.Empty(keys.Select(key => key.Key).Where(key => !read.Contains(key)).Order());
    }

    private static IEnumerable<string> Read(MethodBase method, PageKey[] keys)
    {
        var calls = Calls.Of(method).ToHashSet();
        // What a section's keys are for may be asked by the name of the key: whoever takes a section and goes through it reads all.
        var goesThrough = calls.Any(call => call is { Name: nameof(PageReader.CitedValues) });
        return keys.Where(key =>
                (calls.Contains(key.Property.GetMethod!) && !calls.Contains(key.Property.SetMethod!))
                || (
                    goesThrough
                    && calls.OfType<MethodInfo>().Any(call => call.ReturnType == key.Property.DeclaringType)
                    && key.Key.Contains('.', StringComparison.Ordinal)
                )
            )
            .Select(key => key.Key);
    }

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMembers(
                BindingFlags.Public
                    | BindingFlags.NonPublic
                    | BindingFlags.Instance
                    | BindingFlags.Static
                    | BindingFlags.DeclaredOnly
            )
            .OfType<MethodBase>()
            .Where(method => !method.IsAbstract)
            .Where(method => !(IsPage(type) && (OfRecords.Contains(method.Name) || IsGenerated(method))));

    private static bool IsPage(Type type) => type.IsAssignableTo(typeof(Page)) || PageKeys.Of(type).Count > 0;

    private static bool IsGenerated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute));
}
