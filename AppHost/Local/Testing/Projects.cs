namespace Projects;

/// <summary>Stands for the AppHost where a test must name it by a type.</summary>
public sealed class AppHost
{
    private AppHost() { }
}
