package dev.socialposting.deployment;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tells which permission a call of the AWS SDK takes, by what the SDK itself says of its clients. */
final class SdkOperations {
    private static final String SDK = "software/amazon/awssdk/";
    /** Calls DynamoDB by methods that are named as DynamoDB's operations are. */
    private static final String ENHANCED_CLIENT = SDK + "enhanced/dynamodb/";

    private static final Set<String> OF_DYNAMO_DB = operations(DynamoDbClient.class);

    private SdkOperations() {}

    /** The action, such as {@code dynamodb:GetItem}; empty if the call asks nothing of AWS. */
    static Optional<String> action(MethodName called) {
        if (called.owner().startsWith(ENHANCED_CLIENT)) {
            return Optional.of(called.name())
                    .filter(OF_DYNAMO_DB::contains)
                    .map(name -> action(DynamoDbClient.class, name));
        }
        return client(called)
                .filter(client -> operations(client).contains(called.name()))
                .map(client -> action(client, called.name()));
    }

    /** The service, such as {@code SQS}, of which the call begins to make a client; empty for any other call. */
    static Optional<String> clientMade(MethodName called) {
        return client(called)
                .filter(client -> called.name().equals("builder"))
                .map(client -> constant(client, "SERVICE_NAME").toUpperCase(Locale.ROOT));
    }

    private static Optional<Class<?>> client(MethodName called) {
        if (!called.owner().startsWith(SDK)) {
            return Optional.empty();
        }
        try {
            return Optional.<Class<?>>of(Class.forName(called.owner().replace('/', '.')))
                    .filter(SdkClient.class::isAssignableFrom);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(called.owner() + " is called and not there", e);
        }
    }

    private static Set<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(SdkOperations::asksAws)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static boolean asksAws(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(type -> SdkRequest.class.isAssignableFrom(type) || type == Consumer.class);
    }

    /** Batches of SQS take the permission of what they are batches of; a paginator that of the call it repeats. */
    private static String action(Class<?> client, String method) {
        String service = constant(client, "SERVICE_NAME");
        String name = method.replaceFirst("Paginator$", "");
        String single = service.equals("sqs") ? name.replaceFirst("Batch$", "") : name;
        return service + ":" + Character.toUpperCase(single.charAt(0)) + single.substring(1);
    }

    private static String constant(Class<?> client, String name) {
        try {
            Field field = client.getField(name);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(client + " has no " + name, e);
        }
    }
}
