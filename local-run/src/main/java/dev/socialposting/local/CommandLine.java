package dev.socialposting.local;

import java.util.Arrays;
import java.util.Iterator;

/** What was asked for; {@code bin/run --help} lists it. */
sealed interface CommandLine {
    /**
     * Start.
     *
     * @param fresh whether to empty the data first
     * @param login whether users must sign in
     */
    record Run(boolean fresh, boolean login, FunctionChoice functions) implements CommandLine {}

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
