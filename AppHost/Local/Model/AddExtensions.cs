using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds resources to the application.</summary>
public static class AddExtensions
{
    extension(IDistributedApplicationBuilder builder)
    {
        /// <summary>A value from configuration; a secret that nobody set is made at the first start and kept.</summary>
        public IResourceBuilder<ParameterResource> AddParameter(string name, bool secret = false) =>
            builder.Add(new ParameterResource(name, null, secret, builder.Configuration));

        /// <summary>A value given here.</summary>
        public IResourceBuilder<ParameterResource> AddParameter(
            string name,
            string value,
            bool publishValueAsDefault = false,
            bool secret = false
        ) => builder.Add(new ParameterResource(name, value, secret, builder.Configuration));

        /// <summary>A PostgreSQL server. The administrator is always <c>postgres</c>.</summary>
        public IResourceBuilder<PostgresServerResource> AddPostgres(
            string name,
            IResourceBuilder<ParameterResource>? userName = null,
            IResourceBuilder<ParameterResource>? password = null,
            int? port = null
        ) => builder.Add(new PostgresServerResource(name, builder.PasswordOf(name, userName, password), port));

        /// <summary>A RabbitMQ broker. The user is always <c>guest</c>, who may come only from this machine.</summary>
        public IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
            string name,
            IResourceBuilder<ParameterResource>? userName = null,
            IResourceBuilder<ParameterResource>? password = null,
            int? port = null
        ) => builder.Add(new RabbitMQServerResource(name, builder.PasswordOf(name, userName, password), port));

        /// <summary>A .NET project, by the path of its project file from the AppHost's folder.</summary>
        public IResourceBuilder<ProjectResource> AddProject(string name, string projectPath) =>
            builder.Add(new ProjectResource(name, Path.GetFullPath(projectPath, builder.AppHostDirectory)));

        /// <summary>Any other program.</summary>
        public IResourceBuilder<ExecutableResource> AddExecutable(
            string name,
            string command,
            string workingDirectory,
            params string[]? args
        ) => builder.Add(new ExecutableResource(name, command, workingDirectory)).WithArgs(args ?? []);

        private IResourceBuilder<T> Add<T>(T resource)
            where T : IResource => ((LocalApplicationBuilder)builder).AddResource(resource);

        private ParameterResource PasswordOf(
            string name,
            IResourceBuilder<ParameterResource>? userName,
            IResourceBuilder<ParameterResource>? password
        )
        {
            if (userName is not null)
                throw new NotSupportedException($"{name}: the local host does not choose the administrator's name.");
            return (password ?? builder.AddParameter($"{name}-password", secret: true)).Resource;
        }
    }

    /// <summary>Data is always kept in the data folder here.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder,
        string? name = null,
        bool isReadOnly = false
    ) => builder;

    /// <summary>Data is always kept in the data folder here.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder,
        string? name = null,
        bool isReadOnly = false
    ) => builder;

    /// <summary>Opens the management API, on any free port.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder
    ) => builder.WithManagementPlugin(port: null);

    /// <summary>Opens the management API.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder,
        int? port
    ) => builder.With(resource => resource.Endpoints.Add(new EndpointReference(resource, "management", "http", port)));
}
