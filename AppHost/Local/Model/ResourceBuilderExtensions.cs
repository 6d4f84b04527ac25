using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a resource is given, and what it waits for.</summary>
public static class ResourceBuilderExtensions
{
    extension<T>(IResourceBuilder<T> builder)
        where T : ProcessResource
    {
        /// <summary>Gives a variable a fixed value.</summary>
        public IResourceBuilder<T> WithEnvironment(string name, string? value) => builder.Given(name, value ?? "");

        /// <summary>Gives a variable a value made of others.</summary>
        public IResourceBuilder<T> WithEnvironment(string name, ReferenceExpression value) =>
            builder.Given(name, value);

        /// <summary>Gives a variable an endpoint's address.</summary>
        public IResourceBuilder<T> WithEnvironment(string name, EndpointReference endpointReference) =>
            builder.Given(name, endpointReference);

        /// <summary>Gives a variable a parameter's value.</summary>
        public IResourceBuilder<T> WithEnvironment(string name, IResourceBuilder<ParameterResource> parameter) =>
            builder.Given(name, parameter.Resource);

        /// <summary>Gives <c>ConnectionStrings__{name}</c>.</summary>
        public IResourceBuilder<T> WithReference(
            IResourceBuilder<IResourceWithConnectionString> source,
            string? connectionName = null,
            bool optional = false
        ) =>
            builder.Given(
                $"ConnectionStrings__{connectionName ?? source.Resource.Name}",
                source.Resource.ConnectionStringExpression
            );

        /// <summary>Gives <c>services__{name}__{scheme}__0</c> for every address of the other.</summary>
        public IResourceBuilder<T> WithReference(IResourceBuilder<IResourceWithServiceDiscovery> source)
        {
            foreach (var endpoint in ((ProcessResource)source.Resource).Endpoints)
                builder.WithReference(endpoint);
            return builder;
        }

        /// <summary>Gives <c>services__{name}__{endpoint}__0</c> for this address.</summary>
        public IResourceBuilder<T> WithReference(EndpointReference endpointReference) =>
            builder.Given(
                $"services__{endpointReference.Resource.Name}__{endpointReference.EndpointName}__0",
                endpointReference
            );

        /// <summary>Starts it only when the other runs and is healthy.</summary>
        public IResourceBuilder<T> WaitFor(IResourceBuilder<IResource> dependency) =>
            builder.After(dependency, exitCode: null);

        /// <summary>Starts it only when the other has ended with this exit code; the other runs once.</summary>
        public IResourceBuilder<T> WaitForCompletion(IResourceBuilder<IResource> dependency, int exitCode = 0) =>
            builder.After(dependency, exitCode);

        /// <summary>Adds arguments.</summary>
        public IResourceBuilder<T> WithArgs(params string[] args) =>
            builder.With(resource => resource.Arguments.AddRange(args));

        /// <summary>Shows people this address when everything stands.</summary>
        public IResourceBuilder<T> WithUrl(
            in ReferenceExpression.ExpressionInterpolatedStringHandler url,
            string? displayText = null
        )
        {
            builder.Resource.Urls.Add(new ShownUrl(url.ToExpression(), displayText));
            return builder;
        }

        private IResourceBuilder<T> Given(string name, object value) =>
            builder.With(resource => resource.Environment.Add(new(name, value)));

        private IResourceBuilder<T> After(IResourceBuilder<IResource> dependency, int? exitCode)
        {
            var other = (ProcessResource)dependency.Resource;
            other.RunsOnce |= exitCode is not null;
            return builder.With(resource => resource.Dependencies.Add(new Dependency(other, exitCode)));
        }

        internal IResourceBuilder<T> With(Action<T> change)
        {
            change(builder.Resource);
            return builder;
        }
    }
}
