using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a resource listens, and how its health is asked for.</summary>
public static class EndpointExtensions
{
    extension<T>(IResourceBuilder<T> builder)
        where T : ProcessResource
    {
        /// <summary>Adds an HTTP address; on any free port when none is given.</summary>
        /// <param name="port">Where others reach it.</param>
        /// <param name="targetPort">Where the process listens. There is no proxy between: the process listens on the first that is given.</param>
        /// <param name="name">Its name; "http" when not given.</param>
        /// <param name="env">A variable that receives the port.</param>
        /// <param name="isProxied">Without effect here.</param>
        public IResourceBuilder<T> WithHttpEndpoint(
            int? port = null,
            int? targetPort = null,
            string? name = null,
            string? env = null,
            bool? isProxied = null
        ) =>
            builder.With(resource =>
                resource.Endpoints.Add(
                    new EndpointReference(resource, name ?? "http", "http", port ?? targetPort) { PortVariable = env }
                )
            );

        /// <summary>Lets its addresses be reached from outside, as far as the setting AfterSchool:Listen says.</summary>
        public IResourceBuilder<T> WithExternalHttpEndpoints() => builder.With(resource => resource.IsExternal = true);

        /// <summary>The address of this name.</summary>
        public EndpointReference GetEndpoint(string name) => builder.Resource.Endpoint(name);

        /// <summary>It is healthy while this path answers with this status.</summary>
        public IResourceBuilder<T> WithHttpHealthCheck(
            string? path = null,
            int? statusCode = null,
            string? endpointName = null
        ) =>
            builder.With(resource =>
                resource.Probes.Add(new HttpProbe(endpointName ?? "http", path ?? "/", statusCode ?? 200))
            );
    }
}
