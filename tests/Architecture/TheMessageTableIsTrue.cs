using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;

namespace AfterSchool.Architecture;

public sealed class TheMessageTableIsTrue
{
    /// <summary>What the mechanism tells and hears for each of the five.</summary>
    private static readonly string[] ForPupils = ["PupilRecorded", "GuardianLinkRecorded"];

    private static readonly Dictionary<string, (string[] ToldBy, string[] HeardBy)> Table = File.ReadLines(
            Path.Combine(House.Root, "services/Contracts/README.md")
        )
        .Where(line =>
            line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Message", StringComparison.Ordinal)
        )
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(
            cells => cells[1],
            cells => (cells[2].Split(' '), cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );

    public static TheoryData<string> Services => [.. House.Services];

    [Fact]
    public void Every_contract_has_its_row() =>
        Assert.Equal(
            typeof(Contracts.Directory.SchoolRecorded)
                .Assembly.GetExportedTypes()
                .Select(type => type.Name)
                .Where(name => name != "ScheduledSession")
                .Order(),
            Table.Keys.Order()
        );

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_tells_what_the_table_says(string service)
    {
        var told = Made(House.AssemblyOf(service)).ToHashSet();
        if (House.Five.Contains(service))
            told.UnionWith(Made(typeof(Outbox).Assembly));

        Assert.Equal(
            Table.Where(row => row.Value.ToldBy.Contains(service)).Select(row => row.Key).Order(),
            told.Order()
        );
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_hears_what_the_table_says(string service)
    {
        var heard = Heard(House.AssemblyOf(service)).ToHashSet();
        if (House.Five.Contains(service))
            heard.UnionWith(
                Heard(typeof(Outbox).Assembly).Where(name => KeepsPupils(service) || !ForPupils.Contains(name))
            );

        Assert.Equal(
            Table.Where(row => row.Value.HeardBy.Contains(service)).Select(row => row.Key).Order(),
            heard.Order()
        );
    }

    private static bool KeepsPupils(string service) =>
        File.ReadAllText(Path.Combine(House.Root, $"services/{service}/Program.cs"))
            .Contains("keepsPupils: true", StringComparison.Ordinal);

    private static IEnumerable<string> Heard(Assembly assembly) =>
        from type in assembly.GetTypes()
        from one in type.GetInterfaces()
        where one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConsumer<>)
        let message = one.GetGenericArguments()[0]
        where message.Namespace!.StartsWith("AfterSchool.Contracts", StringComparison.Ordinal)
        select message.Name;

    /// <summary>Contracts whose constructor the assembly calls: whoever makes a message tells it.</summary>
    private static IEnumerable<string> Made(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var metadata = image.GetMetadataReader();
        return
        [
            .. from handle in metadata.MemberReferences
            let member = metadata.GetMemberReference(handle)
            where metadata.GetString(member.Name) == ".ctor" && member.Parent.Kind == HandleKind.TypeReference
            let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
            where metadata.GetString(type.Namespace).StartsWith("AfterSchool.Contracts", StringComparison.Ordinal)
            let name = metadata.GetString(type.Name)
            where name != "ScheduledSession"
            select name,
        ];
    }
}
