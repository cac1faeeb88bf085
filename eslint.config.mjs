import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * The boundaries of the house (README, Layout): an import must satisfy the rule of its `type:*` tag and of its
 * `platform:*` tag. tools/checks/boundaries.mjs proves with one deliberate bad import that they bite.
 */
const frameworks = ['@nestjs/*', '@angular/*', 'typeorm', 'pg', 'rxjs', 'fastify', 'node:*'];
const boundaries = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:part',
      'type:ui',
      'type:data-access',
      'type:contract',
      'type:domain',
    ],
  },
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: [
      'type:part',
      'type:ui',
      'type:data-access',
      'type:contract',
      'type:domain',
    ],
  },
  {
    // A part of a page that several features show, with its calls; it knows no feature and no address.
    sourceTag: 'type:part',
    onlyDependOnLibsWithTags: ['type:ui', 'type:data-access', 'type:contract', 'type:domain'],
    bannedExternalImports: ['@angular/router'],
  },
  {
    sourceTag: 'type:ui',
    onlyDependOnLibsWithTags: ['type:ui', 'type:domain'],
    bannedExternalImports: ['@angular/common/http', '@angular/router'],
  },
  { sourceTag: 'type:data-access', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:domain'],
    bannedExternalImports: frameworks,
  },
  { sourceTag: 'type:synthetic', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:synthetic', 'type:contract', 'type:domain'],
  },
  { sourceTag: 'platform:shared', onlyDependOnLibsWithTags: ['platform:shared'] },
  { sourceTag: 'platform:web', onlyDependOnLibsWithTags: ['platform:web', 'platform:shared'] },
  {
    sourceTag: 'platform:server',
    onlyDependOnLibsWithTags: ['platform:server', 'platform:shared'],
  },
];

/** The demo seed is the one place of an app that may read the synthetic practice. */
const withSynthetic = boundaries.map((rule) =>
  rule.sourceTag === 'type:app'
    ? { ...rule, onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'type:synthetic'] }
    : rule,
);

const boundaryRule = (depConstraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, allow: [], depConstraints },
  ],
});

const clockRule = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Take the time from a Clock (API) or a parameter (domain).',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.nx', '.angular', '.data', 'coverage', 'test-results'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      ...boundaryRule(boundaries),
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', clockRule],
    },
  },
  {
    files: ['libs/contracts/src/lib/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        clockRule,
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
          message: "Write import * as z from 'zod': a bundler takes the other whole, 370 kB.",
        },
      ],
    },
  },
  {
    // The boundary rule sees packages only; what Node itself brings has to be named here.
    files: ['libs/{domain,contracts,synthetic}/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'This lib also runs in the browser.' }] },
      ],
    },
  },
  {
    // A feature of the API shows others its module, its service and plain files, never its rows. `database/` is no feature, and
    // the command line puts parts together itself.
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/cli/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^(\.\./)+(?!database/)[a-z-]+/[a-z-/]+\.(repository|entity)$`,
              message:
                "Another feature's repository or entity: ask its service, or a file that it shows.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/cli/**/*.ts'],
    rules: { ...boundaryRule(withSynthetic), 'no-console': 'off' },
  },
  {
    files: ['apps/api/src/**/*.entity.ts', '**/*-e2e/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/dashboard/src/**/*.ts', 'libs/dashboard/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > NewExpression[callee.object.name='Intl']",
          message:
            'Make it when it is first used: the first view of a page waits for it (docs/performance.md).',
        },
      ],
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'glabella', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'glabella', style: 'camelCase' },
      ],
    },
  },
  {
    // A named re-export ties everything behind an entry to everybody who takes one thing from it: the bundler then puts it
    // all into the first script (docs/performance.md).
    files: ['libs/{contracts,domain,dashboard}/**/src/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportNamedDeclaration[source]',
          message: "Write export * from '...': the bundler cannot split named re-exports.",
        },
      ],
    },
  },
  {
    files: ['apps/dashboard/src/**/*.html', 'libs/dashboard/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  prettier,
);
