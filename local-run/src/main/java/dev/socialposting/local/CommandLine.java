package dev.socialposting.local;

import java.util.Arrays;
import java.util.Iterator;

/** What was asked for. */
sealed interface CommandLine {

    String USAGE = """
            usage: bin/run [--fresh] [--login] [--no-build] [--only FUNCTION | --without FUNCTION] [--help]

            Starts everything on this machine: the API and the dashboard, the worker, the dispatcher, the simulated
            platforms, DynamoDB Local, ElasticMQ and a small KMS. Prints "Ready: <address>" when posts are accepted.
            Ctrl-C stops it; what was accepted is kept and goes on at the next start.

              --fresh      empties the data first
              --login      has users sign in, as they do on AWS, at an OpenID Connect provider on this machine
              --no-build   runs what was built last
              --only FUNCTION     runs this function of template.yaml and what calls it, without the rest: with the
                                  variables below naming the servers of another bin/run, that one's worker has a
                                  process of its own
              --without FUNCTION  leaves this function out

            Environment:
              PORT            API and dashboard, 8080. The others follow it, as far behind as here, unless they are set:
              SIMULATOR_PORT  simulated platforms, 8090
              DYNAMODB_PORT   DynamoDB Local, 8091
              SQS_PORT        ElasticMQ, 8092
              KMS_PORT        KMS, 8093
              SIGN_IN_PORT    where users sign in, with --login, 8094
              LOCAL_DATA      directory of the data, .local
              PUBLIC_URL      address under which a proxy or a tunnel leads here, if one does; as any other name than
                              those of this machine, calls are refused

            Two at once: PORT=9080 LOCAL_DATA=.local/second bin/run

              Every variable that template.yaml gives a function can be set here, such as RETRY_DELAYS_SECONDS=1,2.
              That one is 10,60 unless it is set: here the second try of a failed step follows after 10 s and the third
              after 60 s; deployed, after 30 s and after 10 min. WRITING_CALLS_PER_MINUTE, the limit of each user, is 0
              here: off.
              AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_SQS and AWS_ENDPOINT_URL_KMS name servers to use instead
              of the embedded ones; SIMULATOR_URL names a simulator that runs already.
            """;

    /**
     * Start.
     *
     * @param fresh whether to empty the data first
     * @param login whether users must sign in
     */
    record Run(boolean fresh, boolean login, FunctionChoice functions) implements CommandLine {}

    /** Explain. */
    record Help() implements CommandLine {}

    /** Not understood. */
    record Wrong(String argument) implements CommandLine {}

    static CommandLine of(String[] arguments) {
        Iterator<String> given = Arrays.asList(arguments).iterator();
        boolean fresh = false;
        boolean login = false;
        FunctionChoice functions = new FunctionChoice.All();
        while (given.hasNext()) {
            String argument = given.next();
            switch (argument) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--fresh" -> fresh = true;
                case "--login" -> login = true;
                case "--only", "--without" -> {
                    if (!given.hasNext()) {
                        return new Wrong(argument);
                    }
                    functions = choice(argument, given.next());
                }
                default -> {
                    return new Wrong(argument);
                }
            }
        }
        return new Run(fresh, login, functions);
    }

    private static FunctionChoice choice(String argument, String function) {
        return argument.equals("--only") ? new FunctionChoice.Only(function) : new FunctionChoice.Without(function);
    }
}
