using AfterSchool.Testing;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>The reviewed file: every endpoint of the six services and for whom it is.</summary>
internal static class RoleTable
{
    private const string Inside = "inside";
    private const string Public = "public";

    public const string Command =
        "ROLES_TSV=write dotnet run --project tests/Gateway.Tests -- -class \"*RoleTableTests\"";

    private static readonly string File = Path.Combine(Checkout.Root, "tests", "Gateway.Tests", "roles.tsv");

    private static readonly string[] Head =
    [
        "# For whom each endpoint of the six services is, and whether the gateway leads there. Every line was read by somebody:",
        "# the tests compare it with what the service declares and with what the gateway answers to every role.",
        $"# After adding an endpoint: {Command}",
        "# and read the difference before committing it. A merge that collides here: take either side and run the command.",
        "#",
        "# door\troute\tmethod\tservice\troles",
    ];

    /// <summary>Whether the file is to be written anew.</summary>
    public static bool IsToBeWritten => Environment.GetEnvironmentVariable("ROLES_TSV") == "write";

    public static IReadOnlyList<(Door Door, bool IsPublic)> Read() =>
        [
            .. from line in System.IO.File.ReadLines(File)
            where line.Length > 0 && line[0] != '#'
            let part = line.Split('\t')
            select (new Door(part[3], part[2], part[1], part[4]), part[0] == Public),
        ];

    public static void Write(IEnumerable<(Door Door, bool IsPublic)> doors) =>
        System.IO.File.WriteAllLines(
            File,
            [
                .. Head,
                .. doors
                    .Select(one => Line(one.Door, one.IsPublic))
                    .Distinct()
                    .OrderBy(line => line.Split('\t', 2)[1], StringComparer.Ordinal),
            ]
        );

    public static string Line(Door door, bool isPublic) => $"{(isPublic ? Public : Inside)}\t{door}";
}
