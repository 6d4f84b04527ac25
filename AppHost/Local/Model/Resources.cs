namespace Aspire.Hosting.ApplicationModel;

/// <summary>Anything the application model names.</summary>
public interface IResource
{
    /// <summary>Letters, digits and single hyphens; unique without regard to case.</summary>
    string Name { get; }
}

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string, its parts filled in when the application starts.</summary>
    ReferenceExpression ConnectionStringExpression { get; }
}

/// <summary>A resource that others reach over HTTP by its name.</summary>
public interface IResourceWithServiceDiscovery : IResource;

/// <summary>A resource under construction; covariant, so that a builder of a project is a builder of a resource.</summary>
/// <typeparam name="T">The kind of resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The application it belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource itself.</summary>
    T Resource { get; }
}

/// <summary>Something whose value is known when the application starts.</summary>
public interface IValueProvider
{
    /// <summary>The value.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
