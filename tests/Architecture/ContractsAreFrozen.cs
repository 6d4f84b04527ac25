using System.Text.Json;
using System.Text.Json.Nodes;
using AfterSchool.Contracts.Directory;

namespace AfterSchool.Architecture;

public sealed class ContractsAreFrozen
{
    private static readonly Type[] Messages =
    [
        .. typeof(SchoolRecorded).Assembly.GetExportedTypes().Where(type => type.Name != "ScheduledSession"),
    ];

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static TheoryData<string> Names => [.. Messages.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_specimen_reads_into_the_type_and_back(string name)
    {
        var type = Messages.Single(message => message.Name == name);
        using var stream = type.Assembly.GetManifestResourceStream($"specimen.{name}.v1.json");
        Assert.NotNull(stream);
        var specimen = JsonNode.Parse(stream)!;

        var message = specimen.Deserialize(type, Wire);

        var back = JsonSerializer.SerializeToNode(message, type, Wire)!;
        Assert.True(JsonNode.DeepEquals(specimen, back), $"{specimen}\nbecame\n{back}");
    }

    [Fact]
    public void Every_message_is_sealed_and_carries_only_plain_values()
    {
        var wrong =
            from type in Messages
            from property in type.GetProperties()
            let plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
            let item = plain.IsArray ? plain.GetElementType()! : plain
            where !type.IsSealed || !(item.Namespace == "System" || item.Name == "ScheduledSession")
            select $"{type.Name}.{property.Name}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Phone")]
    [InlineData("IdNumber")]
    public void No_message_carries_a_person_in_clear(string word)
    {
        // A school's, a class's and a term's name are public, and a vendor's is in a public register; nobody else's travels but sealed.
        string[] open = ["SchoolRecorded.Name", "ClassRecorded.Name", "TermRecorded.Name", "VendorAdmitted.VendorName"];

        var clear =
            from type in Messages
            from property in type.GetProperties()
            where
                property.Name.Contains(word, StringComparison.Ordinal)
                && !property.Name.EndsWith("Sealed", StringComparison.Ordinal)
            select $"{type.Name}.{property.Name}";

        Assert.Empty(clear.Except(open));
    }
}
