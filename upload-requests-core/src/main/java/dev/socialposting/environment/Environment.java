package dev.socialposting.environment;

import java.util.Map;

/** The environment variables of a function, for its composition root. */
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The value of a variable that must be set.
     *
     * @throws IllegalArgumentException naming the variable, if it is missing or blank
     */
    public String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }

    /** The variable's value, or an empty text. */
    public String optional(String name) {
        return variables.getOrDefault(name, "");
    }
}
