package dev.socialposting.local;

import java.util.Arrays;
import java.util.List;

/** What was asked for. */
sealed interface CommandLine {

    String USAGE = """
            usage: bin/run [--fresh] [--no-build] [--help]

            Starts everything on this machine: the API and the dashboard, the worker, the dispatcher, the simulated
            platforms, DynamoDB Local, ElasticMQ and a small KMS. Prints "Ready: <address>" when posts are accepted.
            Ctrl-C stops it; what was accepted is kept and goes on at the next start.

              --fresh      empties the data first
              --no-build   runs what was built last

            Environment:
              PORT            API and dashboard, 8080
              SIMULATOR_PORT  simulated platforms, 8090
              DYNAMODB_PORT   DynamoDB Local, 8091
              SQS_PORT        ElasticMQ, 8092
              KMS_PORT        KMS, 8093
              LOCAL_DATA      directory of the data, .local

              Every variable that template.yaml gives a function can be set here, such as RETRY_DELAYS_SECONDS=1,2.
              AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_SQS and AWS_ENDPOINT_URL_KMS name servers to use instead
              of the embedded ones.
            """;

    /** Start. */
    record Run(boolean fresh) implements CommandLine {}

    /** Explain. */
    record Help() implements CommandLine {}

    /** Not understood. */
    record Wrong(String argument) implements CommandLine {}

    static CommandLine of(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        for (String argument : given) {
            switch (argument) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--fresh" -> {}
                default -> {
                    return new Wrong(argument);
                }
            }
        }
        return new Run(given.contains("--fresh"));
    }
}
