/** Every public symbol has words of its own. */
import { Application, type DeclarationReflection, type ProjectReflection, type Reflection, ReflectionKind } from 'typedoc';

const KINDS =
  ReflectionKind.Interface |
  ReflectionKind.Class |
  ReflectionKind.TypeAlias |
  ReflectionKind.Variable |
  ReflectionKind.Property |
  ReflectionKind.CallSignature |
  ReflectionKind.ConstructorSignature |
  ReflectionKind.GetSignature;

/**
 * Warns of symbols without. What a type is made of that has no name, such as
 * `{ byte: number }`, is told where the type is told; a setter where its getter
 * is; what is inherited from elsewhere there.
 */
export function requireWords(app: Application): void {
  app.on(Application.EVENT_VALIDATE_PROJECT, (project: ProjectReflection) => {
    for (const reflection of Object.values(project.reflections)) {
      if (!reflection.kindOf(KINDS) || reflection.hasComment() || isNameless(reflection) || isInherited(reflection)) continue;
      if (reflection.kindOf(ReflectionKind.Variable) && isFunction(reflection)) continue;
      app.logger.validationWarning(`${reflection.getFriendlyFullName()} is not documented`);
    }
  });
}

function isNameless({ parent }: Reflection): boolean {
  if (parent === undefined) return false;
  return parent.kindOf(ReflectionKind.TypeLiteral) || isNameless(parent);
}

function isInherited(reflection: Reflection): boolean {
  const { inheritedFrom, parent } = reflection as DeclarationReflection;
  return inheritedFrom !== undefined || (parent !== undefined && isInherited(parent));
}

function isFunction(reflection: Reflection): boolean {
  return (reflection as DeclarationReflection).signatures !== undefined;
}
