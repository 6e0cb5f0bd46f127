package dev.socialposting.local.aws;

import dev.socialposting.local.aws.template.QueueDefinition;
import dev.socialposting.local.aws.template.QueueDefinition.Redrive;
import dev.socialposting.local.aws.template.Resolver;
import dev.socialposting.local.aws.template.TableDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.template.TemplateException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The template's tables, queues and keys, made on some servers, and clients to use them with.
 *
 * <p>Creating them again over existing data changes nothing. A resource is called by its logical id followed by a suffix, so
 * that several sets can live side by side on the same servers. Closing closes the clients, not the servers.
 */
public final class LocalAws implements AutoCloseable {

    private final Template template;
    private final AwsServers servers;
    private final AwsClients clients;
    private final Map<String, String> tableNames = new LinkedHashMap<>();
    private final Map<String, String> queueUrls = new LinkedHashMap<>();
    private final Map<String, String> queueArns = new HashMap<>();
    private final Map<String, String> keyIds = new HashMap<>();
    private final Queue<String> emptyQueues = new ConcurrentLinkedQueue<>();

    private LocalAws(Template template, AwsServers servers) {
        this.template = template;
        this.servers = servers;
        this.clients = new AwsClients(servers);
    }

    /**
     * Makes what the template names, as far as it is not there yet.
     *
     * @param suffix appended to every name; empty for none
     */
    public static LocalAws create(Template template, AwsServers servers, String suffix) {
        LocalAws aws = new LocalAws(template, servers);
        try {
            aws.createResources(suffix);
            return aws;
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    private void createResources(String suffix) {
        Tables tables = new Tables(dynamoDb());
        for (TableDefinition table : template.tables()) {
            String name = table.logicalId() + suffix;
            tables.ensure(table, name);
            tableNames.put(table.logicalId(), name);
        }
        Queues queues = new Queues(sqs());
        for (QueueDefinition queue : template.queues()) {
            ensureWithDeadLetterQueue(queues, queue, suffix);
        }
        template.keys().forEach(key -> keyIds.put(key, key(key)));
    }

    private void ensureWithDeadLetterQueue(Queues queues, QueueDefinition queue, String suffix) {
        String logicalId = queue.logicalId();
        if (queueUrls.containsKey(logicalId)) {
            return;
        }
        Optional<String> deadLetterQueue = queue.redrive().map(Redrive::deadLetterQueue);
        deadLetterQueue.ifPresent(target -> ensureWithDeadLetterQueue(queues, template.queue(target), suffix));
        String url = queues.ensure(queue, logicalId + suffix, deadLetterQueue.map(this::queueArn));
        queueUrls.put(logicalId, url);
        queueArns.put(logicalId, queues.arn(url));
    }

    /** The embedded KMS has one key for all; elsewhere each gets one, found again by its alias. */
    private String key(String logicalId) {
        return servers.embeddedKey().map(Object::toString).orElseGet(() -> {
            String alias = "alias/local-" + logicalId;
            try {
                return kms().describeKey(request -> request.keyId(alias))
                        .keyMetadata()
                        .keyId();
            } catch (NotFoundException e) {
                String id = kms().createKey().keyMetadata().keyId();
                kms().createAlias(request -> request.aliasName(alias).targetKeyId(id));
                return id;
            }
        });
    }

    public Template template() {
        return template;
    }

    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    public SqsClient sqs() {
        return clients.sqs();
    }

    public KmsClient kms() {
        return clients.kms();
    }

    /** Points another client's builder at these servers: endpoint, region, credentials and HTTP client. */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B pointed(B builder, AwsService service) {
        return clients.pointed(builder, service);
    }

    public URI endpoint(AwsService service) {
        return servers.endpoint(service);
    }

    public String tableName(String logicalId) {
        return known(tableNames, logicalId);
    }

    public String queueUrl(String logicalId) {
        return known(queueUrls, logicalId);
    }

    public String queueArn(String logicalId) {
        return known(queueArns, logicalId);
    }

    public String keyId(String logicalId) {
        return known(keyIds, logicalId);
    }

    /**
     * The environment the template gives a function, with the names things have here, and what points an AWS SDK at these
     * servers.
     */
    public Map<String, String> environment(String functionLogicalId) {
        Map<String, String> environment = template.environment(functionLogicalId, resolver());
        environment.putAll(servers.sdkEnvironment());
        return environment;
    }

    /**
     * Makes another queue with the times of one of the template's, for who needs one that nothing was ever sent to: SQS empties a queue once
     * a minute at most.
     *
     * @return its URL
     */
    public String emptyQueueLike(String logicalId) {
        String name = "%s-%s".formatted(logicalId, UUID.randomUUID());
        String url = new Queues(sqs()).ensure(template.queue(logicalId), name, Optional.empty());
        emptyQueues.add(url);
        return url;
    }

    /** Deletes the tables and queues, as a test does that leaves servers running for others. */
    public void dropTablesAndQueues() {
        tableNames.values().forEach(new Tables(dynamoDb())::drop);
        Stream.concat(queueUrls.values().stream(), emptyQueues.stream()).forEach(new Queues(sqs())::drop);
    }

    @Override
    public void close() {
        clients.close();
    }

    private Resolver resolver() {
        return new Resolver() {
            @Override
            public String ref(String logicalId) {
                return Optional.ofNullable(tableNames.get(logicalId))
                        .or(() -> Optional.ofNullable(queueUrls.get(logicalId)))
                        .or(() -> Optional.ofNullable(keyIds.get(logicalId)))
                        .orElseThrow(() -> new TemplateException(
                                "!Ref %s: not a table, queue or key that is made here".formatted(logicalId)));
            }

            @Override
            public String attribute(String logicalId, String attribute) {
                if (attribute.equals("Arn") && queueArns.containsKey(logicalId)) {
                    return queueArn(logicalId);
                }
                if (attribute.equals("QueueUrl") && queueUrls.containsKey(logicalId)) {
                    return queueUrl(logicalId);
                }
                throw new TemplateException("!GetAtt %s.%s: not understood here".formatted(logicalId, attribute));
            }
        };
    }

    private static String known(Map<String, String> names, String logicalId) {
        String name = names.get(logicalId);
        if (name == null) {
            throw new TemplateException("%s: not among %s".formatted(logicalId, names.keySet()));
        }
        return name;
    }
}
