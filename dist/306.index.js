export const id = 306;
export const ids = [306];
export const modules = {

/***/ 5925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secretReader: () => (/* binding */ secretReader)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2994);
/* harmony import */ var _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2634);
/* harmony import */ var _client_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(447);




/**
 * A reader of Secrets Manager secrets. Nothing is contacted before its first use.
 * @param region AWS region; without it the environment's
 * @returns reads the text (for database secrets: JSON) of a secret by name or ARN; throws UserError when it does not
 * exist, holds no text or may not be read, EnvironmentError when AWS cannot be reached
 */
function secretReader(region) {
    let client;
    return async (id) => {
        client ??= new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__/* .SecretsManagerClient */ ._H((0,_client_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .clientSettings */ .r)(region));
        const open = client;
        const answer = await (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .awsCall */ .uF)({ permission: "secretsmanager:GetSecretValue", thing: `secret ${id}` }, () => open.send(new _aws_sdk_client_secrets_manager__WEBPACK_IMPORTED_MODULE_2__/* .GetSecretValueCommand */ .d2({ SecretId: id })));
        if (answer.SecretString === undefined)
            throw new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({
                code: "SECRET_NOT_TEXT",
                what: `Secret ${id} holds binary data`,
                remedy: 'Store it as text: {"username":...,"password":...,"host":...,"port":...,"dbname":...}',
            });
        return new _postgres_to_aurora_domain__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(answer.SecretString);
    };
}
//# sourceMappingURL=secrets.js.map

/***/ })

};
