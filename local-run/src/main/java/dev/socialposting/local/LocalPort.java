package dev.socialposting.local;

import dev.socialposting.local.aws.AwsService;
import java.util.Map;
import java.util.Optional;

/** What listens on this machine, where, and which variable moves it elsewhere. */
enum LocalPort {
    GATEWAY("the gateway", "PORT", 8080),
    SIMULATOR("the simulated platforms", "SIMULATOR_PORT", 8090),
    DYNAMODB("DynamoDB Local", "DYNAMODB_PORT", 8091),
    SQS("SQS", "SQS_PORT", 8092),
    KMS("KMS", "KMS_PORT", 8093),
    SIGN_IN("the sign-in", "SIGN_IN_PORT", 8094);

    private static final int HIGHEST = 65_535;

    private final String service;
    private final String variable;
    private final int usual;

    LocalPort(String service, String variable, int usual) {
        this.service = service;
        this.variable = variable;
        this.usual = usual;
    }

    String service() {
        return service;
    }

    String variable() {
        return variable;
    }

    int usual() {
        return usual;
    }

    /** The AWS service that listens there, if it is one. */
    Optional<AwsService> awsService() {
        return switch (this) {
            case DYNAMODB -> Optional.of(AwsService.DYNAMODB);
            case SQS -> Optional.of(AwsService.SQS);
            case KMS -> Optional.of(AwsService.KMS);
            case GATEWAY, SIMULATOR, SIGN_IN -> Optional.empty();
        };
    }

    /**
     * The port that an environment names. Otherwise, as far from the gateway's as it usually is; any free one, if the gateway takes any.
     *
     * @throws IllegalArgumentException naming the variable, if it holds no port, or none that leaves room for this one
     */
    int in(Map<String, String> environment) {
        Optional<Integer> own = named(environment);
        if (own.isPresent() || this == GATEWAY) {
            return own.orElse(usual);
        }
        int gateway = GATEWAY.in(environment);
        int port = gateway == 0 ? 0 : gateway + usual - GATEWAY.usual;
        if (port > HIGHEST) {
            throw new IllegalArgumentException(
                    "%s must be at most %d, for the other servers take ports after it; or set %s"
                            .formatted(GATEWAY.variable, HIGHEST - (SIGN_IN.usual - GATEWAY.usual), variable));
        }
        return port;
    }

    private Optional<Integer> named(Map<String, String> environment) {
        String text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        boolean number = text.matches("\\d{1,5}");
        if (!number || Integer.parseInt(text) > HIGHEST) {
            throw new IllegalArgumentException("%s must be a port number, but is %s".formatted(variable, text));
        }
        return Optional.of(Integer.parseInt(text));
    }
}
