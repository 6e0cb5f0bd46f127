package dev.socialposting.deployment;

/**
 * That something may be done with something.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource logical id of a resource of the template, perhaps with what follows its ARN: {@code Table/index/by-user}
 */
record Permission(String action, String resource) {}
